import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by veraPDF's rules: flavours joined by commas, then files → one line a finding, fields parted by tabs:
 * file, flavour, clause, test, message, place. The last line is "judged" and the number of judgements made,
 * so that a run that died half way is never taken for a clean one.
 */
public final class VeraCheck {
    private static final int FAILURES_SHOWN_PER_RULE = 3;

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = flavours(arguments[0]);
        int judged = 0;
        for (int index = 1; index < arguments.length; index++) {
            for (PDFAFlavour flavour : flavours) {
                judge(arguments[index], flavour, out);
                judged++;
            }
        }
        out.println("judged\t" + judged);
    }

    private static List<PDFAFlavour> flavours(String names) {
        List<PDFAFlavour> found = new ArrayList<>();
        for (String name : names.split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                throw new IllegalArgumentException("no such flavour: " + name);
            }
            found.add(flavour);
        }
        return found;
    }

    private static void judge(String path, PDFAFlavour flavour, PrintStream out) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, FAILURES_SHOWN_PER_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                tell(out, path, flavour, assertion.getRuleId().getClause(), assertion.getRuleId().getTestNumber(),
                        assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage(),
                        String.valueOf(assertion.getLocation().getContext()));
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                tell(out, path, flavour, "-", 0, "not compliant", "");
            }
        } catch (Exception error) {
            tell(out, path, flavour, "-", 0, "cannot be judged: " + error, "");
        }
    }

    private static void tell(PrintStream out, String path, PDFAFlavour flavour, String clause, int test, String message, String place) {
        out.println(String.join("\t", path, flavour.getId(), clause, String.valueOf(test), plain(message), plain(place)));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
