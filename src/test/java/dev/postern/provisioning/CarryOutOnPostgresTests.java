package dev.postern.provisioning;

@CrankedOnPostgres
class CarryOutOnPostgresTests extends CarryOutContract {

	CarryOutOnPostgresTests(Crank crank, Door door, Asking asking, Stage stage, CarryOut carryOut) {
		super(crank, door, asking, stage, carryOut);
	}

}
