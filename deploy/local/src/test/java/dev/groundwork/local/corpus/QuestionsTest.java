package dev.groundwork.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.local.corpus.Corpus.Entry;
import dev.groundwork.local.corpus.Corpus.Question;
import dev.groundwork.local.corpus.Corpus.Reader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The questions, held against the texts and the access of the documents. */
class QuestionsTest {

    private static final String ABOUT = "about:";

    private static Corpus corpus;
    private static Map<Entry, String> texts;

    @BeforeAll
    static void readCorpus() throws IOException, TikaException, SAXException {
        corpus = Corpus.read();
        texts = new HashMap<>();
        for (var entry : corpus.entries()) {
            texts.put(entry, Extraction.text(Corpus.FOLDER.resolve(entry.file())));
        }
    }

    @Test
    void tenOfThirtyQuestionsHaveNoAnswer() {
        assertThat(corpus.questions()).hasSize(30).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(unanswered()).hasSize(10).allSatisfy(question -> {
            assertThat(question.answer()).isNull();
            assertThat(question.tags()).containsAnyOf("forbidden", "unanswerable");
        });
        assertThat(corpus.questions())
                .allSatisfy(question -> assertThat(Reader.ALL).containsKey(question.reader()));
    }

    @Test
    void exactlyTheExpectedDocumentStatesTheAnswer() {
        assertThat(answered()).hasSize(20).allSatisfy(question -> {
            // When
            var stating = texts.entrySet().stream()
                    .filter(text -> text.getValue().contains(question.answer()))
                    .map(text -> text.getKey().sourceId())
                    .toList();
            // Then
            assertThat(stating).isEqualTo(question.expected());
        });
    }

    @Test
    void noQuestionGivesItsAnswerAway() {
        assertThat(answered())
                .allSatisfy(question -> assertThat(question.question()).doesNotContain(question.answer()));
    }

    @Test
    void everyAnswerMayBeReadByWhoAsks() {
        assertThat(answered()).allSatisfy(question -> {
            var entry = corpus.entry(question.expected().getFirst().externalId());
            assertThat(entry.readableBy(reader(question))).isTrue();
        });
    }

    @Test
    void aForbiddenAnswerExistsButNotForWhoAsks() {
        // When
        var forbidden = corpus.questions().stream()
                .filter(question -> question.tags().contains("forbidden"))
                .toList();
        // Then
        assertThat(forbidden).hasSizeGreaterThanOrEqualTo(3).allSatisfy(question -> {
            var about = question.tags().stream()
                    .filter(tag -> tag.startsWith(ABOUT))
                    .map(tag -> corpus.entry(tag.substring(ABOUT.length())))
                    .toList();
            assertThat(about).hasSize(1).noneMatch(entry -> entry.readableBy(reader(question)));
        });
    }

    @Test
    void theDemonstrationShowsAliceWhatCarolMayNotEvenKnowOf() {
        // Given
        var demonstration = corpus.questions().getFirst();
        var secret = corpus.entry(demonstration.expected().getFirst().externalId());
        // Then
        assertThat(demonstration.tags()).contains("demonstration");
        assertThat(secret.readableBy(Reader.ALL.get("alice"))).isTrue();
        assertThat(secret.readableBy(Reader.ALL.get("carol"))).isFalse();
        assertThat(corpus.entries())
                .filteredOn(entry -> entry.readableBy(Reader.ALL.get("carol")))
                .isNotEmpty()
                .noneMatch(entry -> texts.get(entry).contains(secret.title()));
    }

    private static List<Question> answered() {
        return corpus.questions().stream()
                .filter(question -> !question.expected().isEmpty())
                .toList();
    }

    private static List<Question> unanswered() {
        return corpus.questions().stream()
                .filter(question -> question.expected().isEmpty())
                .toList();
    }

    private static Reader reader(Question question) {
        return Reader.ALL.get(question.reader());
    }
}
