package org.parley.deploy.internal.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class TrialTest {
    private static final ComponentStates GOOD = new ComponentStates(true, Set.of("a"), Map.of(), Map.of());
    private static final ComponentStates LACKING = new ComponentStates(true, Set.of(), Map.of(), Map.of("a", "the service x.Y"));
    private static final ComponentStates UNREAD = new ComponentStates(false, Set.of(), Map.of(), Map.of());

    private final Trial trial = new Trial(Set.of("a"), 0);

    private Verdict at(long millis, ComponentStates states) {
        return trial.look(null, states, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Verdict inactiveAt(long millis) {
        return trial.look(() -> "it cannot be started", null, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aBundleRunsWhenNothingWasWrongForASecond() {
        assertThat(at(0, GOOD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(999, GOOD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(1_000, GOOD)).isInstanceOf(Verdict.Runs.class);
    }

    @Test
    void theSecondBeginsAnewWhenSomethingWasWrong() {
        at(0, GOOD);
        assertThat(at(900, LACKING)).isInstanceOf(Verdict.Open.class);
        assertThat(at(1_500, GOOD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(2_400, GOOD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(2_500, GOOD)).isInstanceOf(Verdict.Runs.class);
    }

    @Test
    void aFailedActivationDecidesAtOnce() {
        ComponentStates failed = new ComponentStates(true, Set.of(), Map.of("a", "it is unwell"), Map.of());
        assertThat(at(10, failed)).isEqualTo(new Verdict.Fails("its component a failed in its activation: it is unwell"));
    }

    @Test
    void whatIsMissingMayComeForThreeSeconds() {
        at(0, LACKING);
        assertThat(at(2_999, LACKING)).isInstanceOf(Verdict.Open.class);
        assertThat(at(3_000, LACKING)).isEqualTo(new Verdict.Fails("its component a, which ran before, misses the service x.Y"));
    }

    @Test
    void aComponentThatDidNotRunBeforeEitherIsNoReason() {
        Trial fresh = new Trial(Set.of(), 0);
        fresh.look(null, LACKING, 0);
        assertThat(fresh.look(null, LACKING, TimeUnit.SECONDS.toNanos(1))).isInstanceOf(Verdict.Runs.class);
    }

    @Test
    void aComponentThatIsNotThereAnyMoreIsNoReason() {
        ComponentStates others = new ComponentStates(true, Set.of("b"), Map.of(), Map.of());
        at(0, others);
        assertThat(at(1_000, others)).isInstanceOf(Verdict.Runs.class);
    }

    @Test
    void componentsThatAreNeverReadAreAReason() {
        at(0, UNREAD);
        assertThat(at(2_999, UNREAD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(3_000, UNREAD)).isInstanceOf(Verdict.Fails.class);
    }

    @Test
    void aBundleThatDoesNotStartFailsAfterThreeSeconds() {
        assertThat(inactiveAt(2_999)).isInstanceOf(Verdict.Open.class);
        assertThat(inactiveAt(3_000)).isEqualTo(new Verdict.Fails("it cannot be started"));
    }

    @Test
    void fromItsStartOnABundleHasThreeSecondsForWhatItsComponentsNeed() {
        inactiveAt(2_999);
        assertThat(at(5_000, UNREAD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(7_999, LACKING)).isInstanceOf(Verdict.Open.class);
        assertThat(at(8_000, LACKING)).isInstanceOf(Verdict.Fails.class);
    }

    @Test
    void aBundleThatNobodyHasStartedInTimeIsStarted() {
        assertThat(trial.look(() -> null, null, TimeUnit.SECONDS.toNanos(3))).isInstanceOf(Verdict.Open.class);
        assertThat(at(4_000, GOOD)).isInstanceOf(Verdict.Open.class);
        assertThat(at(5_000, GOOD)).isInstanceOf(Verdict.Runs.class);
    }

    @Test
    void aBundleThatDoesNotBecomeActiveThoughItWasStartedFails() {
        trial.look(() -> null, null, TimeUnit.SECONDS.toNanos(3));
        assertThat(trial.look(() -> null, null, TimeUnit.SECONDS.toNanos(6))).isEqualTo(new Verdict.Fails("it does not become active"));
    }

    @Test
    void whatCannotBeResolvedIsToldByWhatIsMissing() {
        Unresolved reason = Unresolved.of(new BundleException("Unable to resolve guest [35](R 35.0): missing requirement [guest [35](R 35.0)] osgi.wiring.package; "
            + "(osgi.wiring.package=a.b) [caused by: Unable to resolve other [36](R 36.0): missing requirement [other [36](R 36.0)] osgi.wiring.package; "
            + "(&(osgi.wiring.package=c.d)(version>=9.0.0))] Unresolved requirements: [[guest [35](R 35.0)] osgi.wiring.package; (osgi.wiring.package=a.b)]"));
        assertThat(reason.wanted()).isEqualTo("c.d");
        assertThat(Unresolved.of(new BundleException("Activator start error", new IllegalStateException("no\nluck"))).problem()).isEqualTo("it cannot be started: no luck");
    }

    @Test
    void theInnermostCauseOfAFailureIsTold() {
        assertThat(Components.root("java.lang.reflect.InvocationTargetException\n\tat a.B\nCaused by: java.lang.IllegalStateException: the port is in use\n\tat c.D\n")).isEqualTo("the port is in use");
    }
}
