package dev.postern;

import java.util.List;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes values for what they are: a number is no text, and a text is no truth value.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

	private static final List<CoercionInputShape> NO_TEXT = List.of(CoercionInputShape.Integer,
			CoercionInputShape.Float, CoercionInputShape.Boolean);

	@Bean
	JsonMapperBuilderCustomizer strictScalars() {
		return (mapper) -> mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.withCoercionConfig(LogicalType.Textual,
					(text) -> NO_TEXT.forEach((shape) -> text.setCoercion(shape, CoercionAction.Fail)));
	}

}
