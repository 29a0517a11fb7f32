package org.parley.server.admin.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD with pages that are made when they are asked for, on threads named {@code parley-admin-http-<n>}. */
final class AdminHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminHttp.class);
    private static final int THREADS = 2;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FAILED = 500;

    private final HttpServer server;
    private final InetSocketAddress asked;
    private final ExecutorService threads;

    /** What answers a path. */
    interface Page {
        /** Null where there is no such page. {@code accept} is empty without that header. */
        Answer answer(String path, String accept);
    }

    /** A whole answer. */
    record Answer(int status, String type, byte[] body) {
        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    AdminHttp(InetSocketAddress address, Page health, Page metrics) throws IOException {
        asked = address;
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "parley-admin-http-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds: who sends half a request does not hold a thread for ever
        }
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/health", exchange -> answer(exchange, health));
        server.createContext("/metrics", exchange -> answer(exchange, metrics));
        server.createContext("/", exchange -> answer(exchange, (path, accept) -> null));
        server.start();
    }

    InetSocketAddress address() {
        return asked;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, Page page) {
        try (exchange) {
            exchange.getRequestBody().close();
            Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange, page);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (IOException e) {
            LOG.debug("{} went away", exchange.getRemoteAddress(), e);
        }
    }

    private Answer answer(String method, String path, HttpExchange exchange, Page page) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(METHOD_NOT_ALLOWED, "only GET and HEAD are answered here");
        }
        if (exchange.getLocalAddress().getAddress().isLoopbackAddress() && !isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.text(FORBIDDEN, "the header Host must name this machine: an IP address or localhost");
        }
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        try {
            Answer answer = page.answer(path, accept == null ? "" : accept);
            return answer != null ? answer : Answer.text(NOT_FOUND, "there are /health, /health/live, /health/ready and /metrics");
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} cannot be answered", path, e);
            return Answer.text(FAILED, "the server failed with this");
        }
    }

    /** A page in a browser on this machine could otherwise read by a name that it points here (DNS rebinding). */
    private static boolean isLocal(String host) {
        return host == null || host.matches("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+])(:[0-9]+)?");
    }

    /** Closes at once what is open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
