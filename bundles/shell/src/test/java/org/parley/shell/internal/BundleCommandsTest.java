package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;

class BundleCommandsTest {
    private final Paper paper = new Paper(false);
    private final List<String> asked = new ArrayList<>();
    private final Bundle tcp = bundle(7, "org.parley.transport.tcp");
    private final BundleCommands commands = new BundleCommands(context(tcp), new TextView(paper.printer));
    private BundleException refusal;

    @Test
    void aBundleIsNamedByItsNumberItsNameOrOurShortOne() {
        commands.stop("7");
        commands.start("org.parley.transport.tcp");
        commands.update("transport.tcp");
        assertThat(asked).containsExactly("stop 7", "start 7", "update 7");
        assertThat(paper.errors()).isEmpty();
    }

    @Test
    void anUnknownBundleIsALineAndTheNextIsStarted() {
        commands.start("99", "org.nowhere", "7");
        assertThat(paper.errors()).containsExactly("parley: start 99: there is no such bundle; lb lists them", "parley: start org.nowhere: there is no such bundle; lb lists them");
        assertThat(asked).containsExactly("start 7");
    }

    @Test
    void noBundleAtAllIsALine() {
        commands.stop();
        assertThat(paper.errors()).containsExactly("parley: stop: which bundle? lb lists them");
    }

    @Test
    void aRefusalIsOneLine() {
        refusal = new BundleException("cannot be\nresolved");
        commands.start("7");
        assertThat(paper.errors()).containsExactly("parley: start 7: cannot be resolved");
    }

    private static BundleContext context(Bundle only) {
        return (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (self, method, arguments) ->
            method.getName().equals("getBundles") ? new Bundle[] {only} : only.getBundleId() == (long) arguments[0] ? only : null);
    }

    private Bundle bundle(long id, String name) {
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, arguments) -> switch (method.getName()) {
            case "getBundleId" -> id;
            case "getSymbolicName" -> name;
            case "getVersion" -> Version.emptyVersion;
            default -> act(method.getName() + " " + id);
        });
    }

    private Object act(String what) throws BundleException {
        if (refusal != null) {
            throw refusal;
        }
        asked.add(what);
        return null;
    }
}
