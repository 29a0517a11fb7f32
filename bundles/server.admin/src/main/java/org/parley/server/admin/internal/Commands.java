package org.parley.server.admin.internal;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.server.ServerControl;
import org.parley.server.UserStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an operator's commands, and notes those that change something in the audit log. Any thread may call; blocks for as long as the disk does. */
final class Commands {
    private static final Logger AUDIT = LoggerFactory.getLogger("org.parley.audit");
    private static final String ALL = "users list|add|passwd|disable|enable|delete, sessions, kick NAME, registration [open|closed|invite], status, backup";
    private static final int MOST_DAYS = 365;
    private static final int DAYS = 7;

    private final Services services;
    private final Users users;
    private final Path data;
    private final RegistrationSwitch registration;

    /** {@code conf} may be null: registration can then not be switched. {@code patience} is for what is written there to be taken over. */
    Commands(Services services, Path data, Path conf, Duration patience) {
        this.services = services;
        this.users = new Users(services);
        this.data = data;
        this.registration = new RegistrationSwitch(conf, data.resolve("log/server.log"), patience, () -> services.control().registrationOpen());
    }

    Answer run(Demand demand) {
        Answer answer;
        try {
            answer = demand.arguments().size() > words(demand) ? Answer.usage(tooMuch(demand)) : perform(demand);
        } catch (UserStoreException | Services.MissingException | IOException e) {
            answer = Answer.failed(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        if (changes(demand)) {
            AUDIT.info("admin user={} command=\"{}\" outcome={}", demand.by(), noted(demand), answer.exitCode() == 0 ? "ok" : "failed");
        }
        return answer;
    }

    /** What is noted of it. */
    static String noted(Demand demand) {
        return demand.first(words(demand)).replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** How many words it has at most; what stands behind them might be a password that was typed there, and is not noted. */
    private static int words(Demand demand) {
        return switch (demand.argument(0)) {
            case "users" -> 3;
            case "registration" -> demand.argument(1).equals("invite") ? 3 : 2;
            case "kick" -> 2;
            case "sessions", "ice", "status", "backup" -> 1;
            default -> Integer.MAX_VALUE;
        };
    }

    private static String tooMuch(Demand demand) {
        String command = demand.first(words(demand));
        String asked = demand.argument(0).equals("users") ? "; a password is asked for by 'parley " + command + "'" : "";
        return "there is too much behind '" + command + "'" + asked;
    }

    private static boolean changes(Demand demand) {
        return switch (demand.argument(0)) {
            case "kick", "backup" -> true;
            case "users" -> !demand.argument(1).equals("list");
            case "registration" -> demand.arguments().size() > 1;
            default -> false;
        };
    }

    private Answer perform(Demand demand) throws UserStoreException, IOException {
        return switch (demand.argument(0)) {
            case "users" -> users.run(demand);
            case "sessions" -> Answer.done(sessions());
            case "kick" -> kick(demand.argument(1));
            case "registration" -> registration(demand);
            case "ice" -> Answer.done(new Gson().toJson(services.control().iceServers("doctor")));
            case "status" -> Answer.done(status());
            case "backup" -> Answer.file(Backup.of(services.accounts(), data, registration.conf()));
            default -> Answer.usage("there is no command '" + demand + "'; there are: " + ALL);
        };
    }

    private String sessions() {
        List<ServerControl.SessionInfo> sessions = services.control().listSessions();
        return sessions.stream().map(session -> String.format("%-32s  %-39s  %s%n", session.username(),
                session.address().isEmpty() ? "(no connection)" : session.address(), session.since())).collect(Collectors.joining())
                + sessions.size() + (sessions.size() == 1 ? " session\n" : " sessions\n");
    }

    private Answer kick(String username) throws UserStoreException {
        return services.control().kick(username) ? Answer.done(username + " was logged out") : Answer.failed(username + " has no session");
    }

    private String status() {
        List<String> problems = services.status().problems();
        return services.status().listening().stream().map(uri -> "listening " + uri + "\n").collect(Collectors.joining())
                + (services.status().fingerprint() == null ? "" : "fingerprint SHA-256 " + services.status().fingerprint() + "\n")
                + services.status().connections() + " connections, " + services.status().sessions() + " sessions\n"
                + "registration " + (services.control().registrationOpen() ? "open" : "closed") + "\n"
                + (problems.isEmpty() ? "ready\n" : "not ready: " + String.join("; ", problems) + "\n")
                + services.faults().stream().map(fault -> "fault " + fault + "\n").collect(Collectors.joining());
    }

    private Answer registration(Demand demand) throws UserStoreException, IOException {
        return switch (demand.argument(1)) {
            case "" -> Answer.done(services.control().registrationOpen() ? "open" : "closed");
            case "open" -> Answer.done(registration.set(true));
            case "closed" -> Answer.done(registration.set(false));
            case "invite" -> invite(demand.argument(2));
            default -> Answer.usage("registration is open, closed, or invite [DAYS]");
        };
    }

    private Answer invite(String days) throws UserStoreException {
        int count = days.isEmpty() ? DAYS : days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
        if (count < 1 || count > MOST_DAYS) {
            return Answer.usage("an invitation is good for 1 to " + MOST_DAYS + " days, not " + days);
        }
        return Answer.done(services.accounts().invite(Instant.now().plus(Duration.ofDays(count))));
    }
}
