package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.text.Block.Voice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    @Test
    void markedLinesAreQuotedAndAnswersBetweenThemAreNew() {
        assertThat(split("> Do we meet?\n> > When?\nYes.\n> Where?\nHere."))
                .containsExactly(quote("Do we meet?\nWhen?"), text("Yes."), quote("Where?"), text("Here."));
    }

    @Test
    void aLineThatAMailboxMarkedIsNotQuoted() {
        assertThat(split("We meet.\n>From noon on.\nAnn")).containsExactly(text("We meet.\nFrom noon on.\nAnn"));
        assertThat(split("Yes.\n>When?\n>From noon on?")).containsExactly(text("Yes."), quote("When?\nFrom noon on?"));
        assertThat(split("On 5 Jan 2026, Ann wrote:", ">From noon on?", "Yes."))
                .containsExactly(quote("On 5 Jan 2026, Ann wrote:"), quote("From noon on?"), text("Yes."));
    }

    @Test
    void anEmptyMarkedLinePartsParagraphs() {
        assertThat(split("> one\n>\n> two")).containsExactly(quote("one"), quote("two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 5 Jan 2026 at 10:00, Ann Lee <ann@example.org> wrote:",
                "On Mon, 5 Jan 2026 at 10:00, Ann Lee\n<ann@example.org> wrote:",
                "Am 05.01.2026 um 10:00 schrieb Ann Lee:",
                "Le 5 janv. 2026 à 10:00, Ann Lee a écrit :",
                "El 5 ene 2026, a las 10:00, Ann Lee escribió:",
                "Il giorno 5 gen 2026 Ann Lee ha scritto:",
                "Op 5 jan. 2026 om 10:00 schreef Ann Lee:",
                "Em 5 de jan. de 2026, Ann Lee escreveu:",
                "Den 5 jan. 2026 kl. 10:00 skrev Ann Lee:",
                "-----Original Message-----",
                "---------- Forwarded message ---------",
                "-----Ursprüngliche Nachricht-----",
                "----- Message d'origine -----",
                "Begin forwarded message:",
                "From: Ann Lee\nSent: Monday, 5 January 2026\nTo: Bob\nSubject: Lunch",
                "*From:* Ann Lee\n*Date:* Monday, 5 January 2026\n*Subject:* Lunch",
                "Von: Ann Lee\nGesendet: Montag, 5. Januar 2026\nAn: Bob\nBetreff: Mittag",
                "De : Ann Lee\nEnvoyé : lundi 5 janvier 2026\nÀ : Bob\nObjet : Midi"
            })
    void whatFollowsAnIntroductionIsQuoted(String introduction) {
        assertThat(split("Yes, at noon.", introduction, "Do we meet?", "Ann"))
                .containsExactly(text("Yes, at noon."), quote(introduction), quote("Do we meet?"), quote("Ann"));
    }

    @Test
    void anIntroductionOfMarkedLinesQuotesThoseAlone() {
        assertThat(split("On 5 Jan 2026, Ann wrote:\n> Do we meet?\n\nYes."))
                .containsExactly(quote("On 5 Jan 2026, Ann wrote:\nDo we meet?"), text("Yes."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On the other hand she wrote: no.",
                "From: here to there.",
                "On 5 May we meet.",
                "-- is a comment in SQL",
                "--- original ---x",
                "a > b"
            })
    void whatOnlyLooksLikeAMarkIsNew(String line) {
        assertThat(split(line, "More.")).containsExactly(text(line), text("More."));
    }

    @Test
    void aSignatureGoesOnUntilSomethingIsQuoted() {
        assertThat(split("Yes.\n-- \nAnn", "Accounts", "> Do we meet?"))
                .containsExactly(text("Yes."), signature("-- \nAnn"), signature("Accounts"), quote("Do we meet?"));
    }

    @Test
    void tablesAndHeadingsOfWhatIsQuotedAreQuotedToo() {
        var table = new Block.Table(List.of(), List.of(List.of("Tea", "2"), List.of("Milk", "1")), null);
        assertThat(MailText.split(List.of(table, text("-----Original Message-----"), table)))
                .containsExactly(table, quote("-----Original Message-----"), quote("Tea 2\nMilk 1"));
    }

    @Test
    void whatItsPlaceShowsToBeQuotedStaysSo() {
        var quoted = MailText.quoted(text("Do we meet?"));
        assertThat(MailText.split(List.of(text("On 5 Jan 2026, Ann wrote:"), quoted, text("Yes."))))
                .containsExactly(quote("On 5 Jan 2026, Ann wrote:"), quoted, text("Yes."));
    }

    private static List<Block> split(String... paragraphs) {
        return MailText.split(
                Stream.of(paragraphs).<Block>map(MailTextTest::text).toList());
    }

    private static Block text(String text) {
        return new Block.Paragraph(text, null);
    }

    private static Block quote(String text) {
        return new Block.Aside(Voice.QUOTE, text, null);
    }

    private static Block signature(String text) {
        return new Block.Aside(Voice.SIGNATURE, text, null);
    }
}
