package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableHeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Item|Price / Tea|2 > Item|Price",
                "Name|Colour / Tea|green > Name|Colour",
                "Item|2023|2022 / Tea|12.5|11 > Item|2023|2022",
                "|2023|2022 / Tea|12.5|11 > |2023|2022",
                "|Price / Tea|2 > |Price",
                "|Three months||Nine months| / Item|2023|2022|2023|2022 / Tea|1|2|3|4 > Item|Three months 2023|Three months 2022|Nine months 2023|Nine months 2022",
                "|Price|Price / Item|EUR|USD / Tea|1|2 > Item|Price EUR|Price USD",
                "|Sales| / |2023|2022 / Tea|1|2 > |Sales 2023|Sales 2022",
                "||Abroad / Item|Price|Weight / Tea|1|2 > Item|Price|Abroad Weight",
                "Item|2024||2025 / |Price|Staff|Price|Staff / Tea|1|2|3|4 > Item|2024 Price|2024 Staff|2025 Price|2025 Staff",
                "Item|2024|2024|2025|2025 / Item|Price|Staff|Price|Staff / Tea|1|2|3|4 > Item|2024 Price|2024 Staff|2025 Price|2025 Staff"
            })
    void theFirstRowOrTwoNameTheColumns(String rows, String header) {
        var named = TableHeaders.named(table(rows));
        assertThat(String.join("|", named.header())).isEqualTo(header);
        assertThat(named.rows()).last().isEqualTo(table(rows).rows().getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tea|2 / Milk|1",
                "Tea|2020 / Milk|2021",
                "Founded|2020 / Closed|2020",
                "Item|2023|2023 / Tea|1|2",
                "Prices|| / Tea|1|2",
                "2023|2022 / 1|2",
                "Item|Price",
                "Item|2024|2025 / |Price|Staff|Price|Staff / Tea|1|2|3|4",
                "Fees of 2025 / Tea|2 / Milk|1",
                "| / |"
            })
    void dataIsNoHeader(String rows) {
        assertThat(TableHeaders.named(table(rows))).isEqualTo(table(rows));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Fees / Item|Price / Tea|2 > Fees",
                "Fees|| / in euros / Item|Price|Staff / Tea|2|1 > Fees, in euros",
                "Fees / |Price|Price / Item|EUR|USD / Tea|1|2 > Fees",
                "Fees|| / Date|2025-01-01| / Seller|Ann / Item|Price|Staff|Place / Tea|2|1|Oslo > Fees, Date_2025-01-01, Seller_Ann",
                "Item|Price / Tea|2 >"
            })
    void whatStandsAloneAboveTheNamesIsTheCaption(String rows, String caption) {
        var named = TableHeaders.named(table(rows));
        assertThat(named.header()).startsWith("Item");
        assertThat(named.rows()).hasSize(1);
        assertThat(named.caption().replace("\n", ", ").replace(" | ", "_")).isEqualTo(caption == null ? "" : caption);
    }

    @Test
    void fullRowsOfTextUnderTheNamesAreData() {
        var named = TableHeaders.named(table("Name|Colour|Kind / Tea|green|leaf / Milk|white|drink"));
        assertThat(named.header()).containsExactly("Name", "Colour", "Kind");
        assertThat(named.rows()).hasSize(2);
    }

    private static Block.Table table(String rows) {
        return new Block.Table(
                List.of(),
                Arrays.stream(rows.split("/"))
                        .map(String::strip)
                        .map(row -> Arrays.stream(row.split("\\|", -1)).collect(Collectors.toList()))
                        .map(List::copyOf)
                        .toList(),
                1);
    }
}
