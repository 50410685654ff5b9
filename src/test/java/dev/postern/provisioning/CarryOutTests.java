package dev.postern.provisioning;

@Cranked
class CarryOutTests extends CarryOutContract {

	CarryOutTests(Crank crank, Door door, Asking asking, Stage stage, CarryOut carryOut) {
		super(crank, door, asking, stage, carryOut);
	}

}
