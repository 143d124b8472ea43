package fi.robohaku.export.workbook;

import fi.robohaku.OtherPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** LibreOffice without a window, with a profile of its own. */
public final class LibreOffice {
    /** Comma, quotation mark, UTF-8, cells as they are and not as they are shown, all sheets. */
    private static final String EVERY_SHEET =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    private LibreOffice() {}

    /**
     * Writes each sheet of a workbook as a CSV file, {@code <workbook>-<sheet>.csv}.
     *
     * @throws AssertionError where LibreOffice is not there, or cannot read the workbook
     */
    static void sheetsAsCsv(Path workbook, Path folder) throws IOException, InterruptedException {
        convert(EVERY_SHEET, workbook, folder);
    }

    /** Opens a workbook, computes it and saves it anew in another folder, as a person who fills it in does. */
    public static Path saved(Path workbook, Path folder) throws IOException, InterruptedException {
        convert("xlsx:Calc MS Excel 2007 XML", workbook, folder);
        return folder.resolve(workbook.getFileName());
    }

    /** Writes a workbook as PDF, which draws its charts. */
    static Path asPdf(Path workbook, Path folder) throws IOException, InterruptedException {
        convert("pdf", workbook, folder);
        return folder.resolve(workbook.getFileName().toString().replace(".xlsx", ".pdf"));
    }

    private static void convert(String format, Path workbook, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("soffice.log");
        List<String> command = new ArrayList<>(List.of(
                OtherPrograms.path("soffice", "libreoffice-calc"),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                folder.toString(),
                workbook.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String said = Files.readString(log);
        if (code != 0 || !said.contains("convert")) {
            throw new AssertionError("LibreOffice ended with " + code + ": " + said);
        }
    }
}
