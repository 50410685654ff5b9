package dev.postern;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.postern");

	@Test
	void modulesOnlyUseTheArrowsTheyDeclare() {
		ApplicationModules.of(PosternApplication.class).verify();
	}

	@Test
	void entitiesAndControllersStayInsideTheirModule() {
		classes().that()
			.areAnnotatedWith(Entity.class)
			.or()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.bePackagePrivate()
			.check(CLASSES);
	}

	@Test
	void everyMethodOfAServiceSaysWhoMayCallIt() {
		methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(Service.class)
			.and()
			.arePublic()
			.and(not(DescribedPredicate.describe("overrides of Object", ArchitectureTests::isFromObject)))
			.should()
			.beAnnotatedWith(PreAuthorize.class)
			.orShould()
			.beDeclaredInClassesThat()
			.areAnnotatedWith(PreAuthorize.class)
			.check(CLASSES);
	}

	@Test
	void everythingThatIsTransactionalAndPublicIsAService() {
		methods().that()
			.areAnnotatedWith(Transactional.class)
			.and()
			.arePublic()
			.should()
			.beDeclaredInClassesThat()
			.areAnnotatedWith(Service.class)
			.check(CLASSES);
	}

	@Test
	void controllersAreNotTransactional() {
		noClasses().that()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Transactional.class)
			.check(CLASSES);
	}

	@Test
	void timeComesFromTheClock() {
		noClasses().that()
			.doNotHaveFullyQualifiedName("dev.postern.ClockConfiguration")
			.should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(LocalDate.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(Clock.class, "systemUTC")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.check(CLASSES);
	}

	@Test
	void fieldsAreNotInjected() {
		fields().should()
			.notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.andShould()
			.notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
			.check(CLASSES);
	}

	@Test
	void entitiesHaveNoSetters() {
		methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(Entity.class)
			.should()
			.haveNameNotMatching("set[A-Z].*")
			.check(CLASSES);
	}

	private static boolean isFromObject(JavaMethod method) {
		return method.getModifiers().contains(JavaModifier.SYNTHETIC)
				|| method.getName().matches("toString|equals|hashCode");
	}

}
