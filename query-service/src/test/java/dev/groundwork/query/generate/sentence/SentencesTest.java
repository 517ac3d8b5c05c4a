package dev.groundwork.query.generate.sentence;

import static dev.groundwork.query.generate.Passages.passage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aParagraphFallsIntoItsSentences() {
        var pieces =
                texts("Forklifts may drive at most 8 km/h. Walking pace applies near doors!\nIs it dark? Use lights.");
        assertThat(pieces)
                .containsExactly(
                        "Forklifts may drive at most 8 km/h.",
                        "Walking pace applies near doors!",
                        "Is it dark?",
                        "Use lights.");
    }

    @Test
    void anAbbreviationEndsNoSentence() {
        assertThat(texts("Ask Dr. Weber about form No. 7, i.e. the blue one. Then sign."))
                .containsExactly("Ask Dr. Weber about form No. 7, i.e. the blue one.", "Then sign.");
    }

    @Test
    void listItemsStandAlone() {
        assertThat(texts("What we change:\n- Alerts come earlier\n- Owners are named\n2. The list is reviewed"))
                .containsExactly(
                        "What we change:", "- Alerts come earlier", "- Owners are named", "2. The list is reviewed");
    }

    @Test
    void aRowKnowsItsColumns() {
        var rows =
                Sentences.of(passage("depots", "Depot,Code,Country\nTrieste,QH-TRS-07,Italy\nBrno,QH-BRN-02,Czechia"));
        assertThat(rows)
                .extracting(Sentence::text)
                .containsExactly("Trieste,QH-TRS-07,Italy", "Brno,QH-BRN-02,Czechia");
        assertThat(rows).extracting(Sentence::header).containsOnly("Depot,Code,Country");
    }

    @Test
    void theRuleOfATableIsNoRow() {
        assertThat(texts("| Time | Event |\n| --- | --- |\n| 05:58 | The certificate expires. |"))
                .containsExactly("| 05:58 | The certificate expires. |");
    }

    @Test
    void rowsWithoutTheirEmptyCellsAreRowsStill() {
        var rows = Sentences.of(passage(
                "budget",
                "Budget\nItem | Owner | 2026 | Note\nMap data | Ines | 94,000\nReserve | 52,000\nAll in euro."));
        assertThat(rows)
                .extracting(Sentence::text)
                .containsExactly("Budget", "Map data | Ines | 94,000", "Reserve | 52,000", "All in euro.");
        assertThat(rows.get(2).header()).isEqualTo("Item | Owner | 2026 | Note");
    }

    @Test
    void aBrokenLineIsOneSentence() {
        assertThat(texts("The surprise party takes\nplace in the Old Boathouse."))
                .hasSize(1);
    }

    @Test
    void aHeadingEndsWithItsLine() {
        assertThat(texts("Authorise the failover\nThe switch is guarded by a passphrase."))
                .containsExactly("Authorise the failover", "The switch is guarded by a passphrase.");
    }

    @Test
    void aFullLineGoesOnInTheNextOne() {
        assertThat(
                        texts(
                                "If she signs before Easter, I want to offer Fennimore Toys a discount of\n6.5 percent on storage."))
                .containsExactly(
                        "If she signs before Easter, I want to offer Fennimore Toys a discount of\n6.5 percent on storage.");
        assertThat(texts("The regional switch of the tracking platform is guarded by a word that\nInes Falk keeps."))
                .hasSize(1);
        assertThat(texts("- Everybody who works in the hall wears a helmet and a vest, always\n- Nobody runs"))
                .hasSize(2);
    }

    @Test
    void figuresBelowYearsAreRows() {
        var rows = Sentences.of(
                passage("report", "In figures:\nFigure 2024 2025\nRevenue 198.3 214.7\nOn time 94.1 % 95.6 %"));
        assertThat(rows)
                .extracting(Sentence::text)
                .containsExactly("In figures:", "Revenue 198.3 214.7", "On time 94.1 % 95.6 %");
        assertThat(rows.getLast().header()).isEqualTo("Figure 2024 2025");
    }

    @Test
    void proseWithCommasIsNoTable() {
        assertThat(texts("Bring gloves, boots, and a vest.\nWear them, always, inside."))
                .hasSize(2);
    }

    /** Whatever the text looks like, nothing is added to it. */
    @Test
    void everyPieceStandsInThePassage() {
        var random = new Random(7);
        var atoms = List.of(
                "Alpha", "8.5", "Dr. ", ". ", "! ", "\n", "\n\n", "| ", ", ", ",", "\t", "- ", "## ", "; ", "ß", "  ");
        for (int run = 0; run < 500; run++) {
            var text = new StringBuilder("x");
            for (int i = 0; i < 60; i++) {
                text.append(atoms.get(random.nextInt(atoms.size())));
            }
            for (var sentence : Sentences.of(passage("random", text.toString()))) {
                assertThat(text.toString()).contains(sentence.text()).contains(sentence.header());
                assertThat(sentence.text()).isNotBlank();
            }
        }
    }

    private static List<String> texts(String text) {
        return Sentences.of(passage("a", text)).stream().map(Sentence::text).toList();
    }
}
