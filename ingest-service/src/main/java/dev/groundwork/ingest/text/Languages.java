package dev.groundwork.ingest.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;

/** Tells the language of a text. */
@ApplicationScoped
public class Languages {

    /** Below this many characters a guess is worth nothing. */
    private static final int SHORTEST = 40;

    /** The detector keeps the text it is at. */
    private final ReentrantLock one = new ReentrantLock();

    private final OptimaizeLangDetector detector = new OptimaizeLangDetector();

    public Languages() {
        detector.loadModels();
    }

    /** ISO 639-1, or null when it is not reasonably certain. */
    String language(String text) {
        if (text.length() < SHORTEST) {
            return null;
        }
        one.lock();
        try {
            var result = detector.detect(text);
            return result.isReasonablyCertain() ? result.getLanguage() : null;
        } finally {
            one.unlock();
        }
    }
}
