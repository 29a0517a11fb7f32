package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.health.Fault;
import org.parley.server.Figure;
import org.parley.server.Figure.Sample;
import org.parley.server.ServerStatus;

/** What somebody hears who asks by HTTP. */
class AdminHttpTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeStatus fake = new FakeStatus();
    private ServerStatus status = fake;
    private List<Figure> figures = List.of();
    private List<Fault> faults = List.of();
    private boolean broken;
    private AdminHttp http;

    @BeforeEach
    void open() throws IOException {
        http = new AdminHttp(new InetSocketAddress("127.0.0.1", 0), new HealthPage(() -> status, () -> List.of(() -> faults, this::mistake)),
                new MetricsPage(() -> List.of(() -> figures, this::mistake)));
    }

    @AfterEach
    void close() {
        http.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private <T> List<T> mistake() {
        if (broken) {
            throw new IllegalStateException("a mistake, on purpose");
        }
        return List.of();
    }

    @Test
    void aPlugInThatCannotTellItsFiguresOrFaultsTakesNobodyElsesAlong() throws Exception {
        broken = true;
        figures = List.of(Figure.Gauge.of("a_level", "Level.", 1.5), Figure.Gauge.of("a_level", "Of the same name.", 2), Figure.Gauge.of("b_level", "Level.", 3));
        assertThat(get("/metrics").body().lines()).contains("a_level 1.5", "b_level 3.0");
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).contains("it cannot say what is wrong (java.lang.IllegalStateException: a mistake, on purpose)");
    }

    @Test
    void aServerThatIsWellIsLiveAndReady() throws Exception {
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"live\":true,\"ready\":true,\"reasons\":[],\"faults\":[]}\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aServerThatCannotServeIsLiveAndSaysWhyItIsNotReady() throws Exception {
        fake.problems = List.of("no store of accounts is running");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"ready\":false").contains("no store of accounts is running");
        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void aPlugInThatDoesNotRunIsNamedAndTheServerServesWithoutIt() throws Exception {
        faults = List.of(new Fault("guest 1.0.0", "it does not run"));
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).contains("\"ready\":true").contains("\"faults\":[\"guest 1.0.0: it does not run\"]");
        assertThat(get("/health/ready").body()).doesNotContain("guest");
    }

    @Test
    void aServerThatHangsIsNotLive() throws Exception {
        fake.responds = false;
        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").body()).contains("\"live\":false");
    }

    @Test
    void whileTheServerIsReplacedTheProcessIsLive() throws Exception {
        status = null;
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void figuresComeInTheFormatOfPrometheusWithThoseOfTheJvm() throws Exception {
        figures = List.of(new Figure.Counter("a_count", "Counts.", List.of(new Sample(Map.of("type", "offer", "outcome", "ok"), 3))),
                Figure.Gauge.of("a_level", "Level.", 1.5), new Figure.Histogram("a_time_seconds", "Times.", List.of(0.1, 1.0), List.of(1L, 2L, 3L), 7.5));
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body().lines()).contains("# TYPE a_count_total counter", "a_count_total{outcome=\"ok\",type=\"offer\"} 3.0", "a_level 1.5",
                "a_time_seconds_bucket{le=\"0.1\"} 1", "a_time_seconds_bucket{le=\"1.0\"} 3", "a_time_seconds_bucket{le=\"+Inf\"} 6", "a_time_seconds_sum 7.5", "a_time_seconds_count 6");
        assertThat(answer.body()).contains("jvm_memory_used_bytes{area=\"heap\"}").contains("process_cpu_seconds_total");
    }

    @Test
    void whoAsksForOpenMetricsGetsThem() throws Exception {
        HttpResponse<String> answer = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metricsx").statusCode()).isEqualTo(404);
        assertThat(get("/health/else").body()).contains("/health, /health/live, /health/ready and /metrics");
    }

    @Test
    void nothingCanBeChangedByHttp() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/metrics")).POST(HttpRequest.BodyPublishers.ofString("x")).build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    /** A page in a browser that reaches this machine by a name of its own. */
    @Test
    void aForeignNameForThisMachineIsRefused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", http.port())) {
            socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 403");
        }
    }

    private static final class FakeStatus implements ServerStatus {
        List<String> problems = List.of();
        boolean responds = true;

        @Override
        public List<URI> listening() {
            return List.of();
        }

        @Override
        public String fingerprint() {
            return null;
        }

        @Override
        public List<String> failures() {
            return List.of();
        }

        @Override
        public List<String> problems() {
            return problems;
        }

        @Override
        public boolean responds() {
            return responds;
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public int sessions() {
            return 0;
        }
    }
}
