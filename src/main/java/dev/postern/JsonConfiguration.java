package dev.postern;

import java.util.List;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes values for what they are: a number is no text, a text is no truth value, and of
 * two values for one field neither is the right one.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

	private static final List<CoercionInputShape> NO_TEXT = List.of(CoercionInputShape.Integer,
			CoercionInputShape.Float, CoercionInputShape.Boolean);

	@Bean
	JsonMapperBuilderCustomizer strictScalars() {
		return (mapper) -> mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.withCoercionConfigDefaults((any) -> any.setAcceptBlankAsEmpty(false)
				.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
			.withCoercionConfig(LogicalType.Textual,
					(text) -> NO_TEXT.forEach((shape) -> text.setCoercion(shape, CoercionAction.Fail)));
	}

}
