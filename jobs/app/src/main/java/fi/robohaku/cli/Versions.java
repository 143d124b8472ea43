package fi.robohaku.cli;

import fi.robohaku.run.SoftwareVersions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return SoftwareVersions.all().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toArray(String[]::new);
    }
}
