package dev.groundwork.ingest.text;

import java.util.List;
import java.util.regex.Pattern;

/** The marks by which mail programs set apart what is quoted, in the languages of most of them. Each pattern is linear in its line. Pure. */
final class MailMarks {

    /** The head of a quoted message, as Outlook writes it, takes so many lines at most to be known. */
    static final int HEAD = 6;

    private static final int LONGEST_INTRODUCTION = 300;

    private static final Pattern QUOTED = Pattern.compile("\\s*>.*");
    private static final Pattern SIGNS = Pattern.compile("[\\s>]+");
    private static final Pattern SIGNATURE = Pattern.compile(
            "--\\s*|(?i:sent from my|von meinem|envoyé de mon|enviado desde mi|enviado do meu|inviato da|verzonden vanaf mijn)\\s.{1,60}");
    private static final Pattern DIVIDER = Pattern.compile(
            "(?iU)[\\s*]*+[-_]{2,}+\\s*+(original|forwarded|ursprüngliche|weitergeleitete|originalnachricht|message|mensaje|mensagem|messaggio|oorspronkelijk|doorgestuurd|ursprungligt|oprindelig|vidarebefordrat|wiadomość)\\b[^-_]{0,60}[-_]{2,}+\\s*+|\\s*begin forwarded message:\\s*|\\s*anfang der weitergeleiteten nachricht:\\s*");
    private static final Pattern INTRODUCTION = Pattern.compile(
            "(?iUs)\\s*\\W?(on|am|le|el|il|em|op|den|dnia|w dniu|pe)\\b(?=.*\\d).*\\b(wrote|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|napisał|napisała|scris)\\b[^:]{0,80}:\\s*");
    private static final Pattern FROM = Pattern.compile("(?iU)\\s*\\*?(from|von|de|da|van|från|fra|od)\\s?:.*\\S.*");
    private static final Pattern SENT = Pattern.compile(
            "(?iU)\\s*\\*?(sent|date|gesendet|datum|envoyé|enviado|enviada|fecha|data|inviato|verzonden|skickat|sendt|wysłano)\\b[^:]{0,10}:.*");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iU)\\s*\\*?(subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat)\\s?\\*?:.*");

    private MailMarks() {}

    static boolean isQuoted(String line) {
        return line != null && QUOTED.matcher(line).matches();
    }

    static String unquoted(String line) {
        var signs = SIGNS.matcher(line);
        return isQuoted(line) && signs.lookingAt() ? line.substring(signs.end()) : line;
    }

    /** As RFC 3676 has it, or as telephones have it. */
    static boolean beginsSignature(String line) {
        return line != null && SIGNATURE.matcher(line.strip()).matches();
    }

    /** After it the rest of the message is another. */
    static boolean isDivider(String line) {
        return line != null && DIVIDER.matcher(line).matches();
    }

    /** On Monday, 5 May, Ann wrote: */
    static boolean isIntroduction(String text) {
        return text.length() <= LONGEST_INTRODUCTION
                && INTRODUCTION.matcher(text).matches();
    }

    /** Whether lines begin with the head of a message that follows: whose it is, of when, and on what. */
    static boolean isHead(List<String> lines) {
        return !lines.isEmpty()
                && FROM.matcher(lines.getFirst()).matches()
                && lines.stream().anyMatch(line -> SENT.matcher(line).matches())
                && lines.stream().anyMatch(line -> SUBJECT.matcher(line).matches());
    }
}
