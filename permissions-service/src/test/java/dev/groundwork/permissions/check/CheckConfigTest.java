package dev.groundwork.permissions.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckConfigTest {

    @Test
    void aLimitThatQueryServiceWouldExceedStopsTheStart() {
        assertThatThrownBy(() -> maxDocuments("199"))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("groundwork.permissions.max-documents");
    }

    @Test
    void whatQueryServiceAsksAtOnceIsEnough() {
        assertThat(maxDocuments("200")).isEqualTo(200);
    }

    private static int maxDocuments(String value) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            return new SmallRyeConfigBuilder()
                    .withDefaultValues(Map.of("groundwork.permissions.max-documents", value))
                    .withMapping(CheckConfig.class)
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(CheckConfig.class)
                    .maxDocuments();
        }
    }
}
