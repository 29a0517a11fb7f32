package org.parley.ui.swt.internal.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Rows;
import org.parley.ui.swt.internal.look.SearchField;
import org.parley.ui.swt.internal.look.Segments;
import org.parley.ui.swt.internal.look.Spoken;
import org.parley.ui.swt.internal.model.People;
import org.parley.ui.swt.internal.model.UiThread;

/** Who is there, and what calls there were; calls begin here. */
final class HomeScreen implements Screen {
    private static final int SEARCH_MILLIS = 200;
    private static final int ASK_MILLIS = 10_000;

    private final Ui ui;
    private People people;
    private Moments moments;
    private Subscription signaling;
    private Subscription calls;
    private Composite root;
    private ProfileBar me;
    private SearchField search;
    private Segments tabs;
    private Composite lists;
    private final StackLayout stack = new StackLayout();
    private Rows<Peer> persons;
    private Rows<CallRecord> records;
    private EmptyState empty;
    private Label more;
    private PersonPane pane;
    private String chosen = "";

    HomeScreen(Ui ui) {
        this.ui = ui;
    }

    @Override
    public Control open(Composite parent) {
        persons = null; // it may be opened again, in other colours
        records = null;
        moments = new Moments(ui.texts(), ZoneId.systemDefault(), LocalDate.now());
        root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getBackground());
        Composite side = new Composite(root, SWT.NONE);
        side.setBackground(ui.look().theme().side());
        Grid.column(side, 0);
        me = new ProfileBar(ui, side);
        Grid.cell(me).wide();
        search = new SearchField(side, ui.look(), "home.search", ui.text("home.search"));
        Grid.cell(search).wide().height(40);
        addTabs(side);
        addLists(side);
        pane = new PersonPane(ui, root, moments, this::call);
        root.setLayout(new TwoPanes(side, pane.control()));
        listen();
        return root;
    }

    @Override
    public List<Runnable> parts() {
        return List.of(this::addPeople, this::showTab, this::records, this::chooseAgain);
    }

    private void addTabs(Composite side) {
        tabs = new Segments(side, ui.look(), List.of("home.people", "home.calls"), List.of(ui.text("home.people"), ui.text("home.calls")));
        Grid.cell(tabs).wide().top(8);
        tabs.addListener(SWT.Selection, event -> showTab());
    }

    private void addLists(Composite side) {
        lists = new Composite(side, SWT.NONE);
        lists.setBackground(side.getBackground());
        lists.setLayout(stack);
        Grid.cell(lists).wide().high().top(8);
        more = Keys.name(Labels.small(side, ui.look(), ""), "home.more");
        more.setAlignment(SWT.CENTER);
        Grid.cell(more).wide();
        Grid.show(more, false);
    }

    private void addPeople() {
        empty = new EmptyState(lists, ui.look(), "home.empty", "people");
        persons = new Rows<>(lists, ui.look(), "people", PersonRow.HEIGHT, new PersonRow(ui), List.of(
            new Rows.Action<>("phone", ui.text("home.call.audio"), peer -> call(peer.username(), false)),
            new Rows.Action<>("video", ui.text("home.call.video"), peer -> call(peer.username(), true))));
        persons.onSelect(peer -> choose(peer.username()));
        persons.onOpen(peer -> call(peer.username(), true));
        Spoken.label(persons.control(), tabs.tab(0));
    }

    /** The list of calls. */
    private Rows<CallRecord> records() {
        if (records == null) {
            records = new Rows<>(lists, ui.look(), "calls", CallRow.HEIGHT, new CallRow(ui, moments), List.of(
                new Rows.Action<>("phone", ui.text("home.call.audio"), record -> call(record.peer(), false))));
            records.onSelect(record -> choose(record.peer()));
            records.onOpen(record -> call(record.peer(), true));
            Spoken.label(records.control(), tabs.tab(1));
        }
        return records;
    }

    private void listen() {
        people = new People(ui.services().signaling(), ui.events(), new UiThread(ui.display()), this::peopleChanged);
        signaling = ui.events().signaling(event -> {
            me.tell();
            peopleChanged();
        });
        calls = ui.events().calls(this::onCall);
        Runnable searching = () -> {
            if (!root.isDisposed()) {
                people.search(search.value());
            }
        };
        search.text().addListener(SWT.Modify, event -> {
            if (tabs.chosen() != 0) {
                tabs.choose(0);
            }
            ui.display().timerExec(SEARCH_MILLIS, searching);
        });
        search.text().addListener(SWT.DefaultSelection, event -> callTyped());
        search.text().addListener(SWT.KeyDown, this::onSearchKey);
        people.refresh();
        askNowAndThen();
    }

    /** Where the server does not tell changes by itself. */
    private void askNowAndThen() {
        ui.display().timerExec(ASK_MILLIS, () -> {
            if (!root.isDisposed()) {
                if (!people.isLive()) {
                    people.refresh();
                }
                askNowAndThen();
            }
        });
    }

    private void onSearchKey(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN && persons != null && !persons.shown().isEmpty()) {
            persons.control().setFocus();
            if (persons.selected() == null) {
                persons.control().setSelection(0);
                choose(persons.shown().get(0).username());
            }
        }
    }

    /** The first who fits; nobody where nothing was typed, for the keyboard is here as soon as the screen comes. */
    private void callTyped() {
        if (search.value().isBlank()) {
            return;
        }
        people.search(search.value());
        call(people.shown().isEmpty() ? search.value().strip() : people.shown().get(0).username(), true);
    }

    private void onCall(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed) {
            me.tell();
            if (changed.state() == CallState.ENDED) {
                showTab();
            }
        }
    }

    private void peopleChanged() {
        if (!root.isDisposed()) {
            if (tabs.chosen() == 0) {
                showPeople();
            }
            if (!chosen.isEmpty()) {
                pane.update(people.status(chosen));
            }
        }
    }

    private void showTab() {
        if (persons == null) {
            return;
        }
        List<CallRecord> history = ui.calling().history();
        if (tabs.chosen() == 0) {
            showPeople();
        } else {
            ui.memory().missedSeen(history.stream().map(CallRecord::begun).max(Instant::compareTo).orElse(ui.memory().missedSeen()));
            Grid.show(more, false);
            records().show(history);
            showList(records().control(), history.isEmpty(), "home.empty.calls", "home.empty.calls.text");
        }
        int missed = (int) history.stream().filter(r -> r.missed() && r.begun().isAfter(ui.memory().missedSeen())).count();
        tabs.badge(1, missed, missed == 0 ? ui.text("home.calls") : ui.text("home.calls.missed", missed));
    }

    private void showPeople() {
        if (persons == null) {
            return;
        }
        List<Peer> shown = people.shown();
        persons.show(shown);
        Grid.show(more, people.more() > 0);
        Labels.set(more, ui.text("home.more", people.more()));
        String key = emptiness();
        showList(persons.control(), shown.isEmpty(), key, key.startsWith("home.empty.") ? key + ".text" : "");
    }

    private String emptiness() {
        if (people.isKnown()) {
            return search.value().isBlank() ? "home.empty.people" : "home.empty.search";
        }
        return ui.services().signaling().state() == SignalingState.LOGGED_IN ? "home.loading" : "home.away";
    }

    private void showList(Control list, boolean nothing, String title, String text) {
        if (nothing) {
            empty.say(ui.text(title), text.isEmpty() ? "" : ui.text(text));
        }
        stack.topControl = nothing ? empty : list;
        lists.layout();
        lists.getParent().layout();
    }

    /** When it is opened again, in other colours. */
    private void chooseAgain() {
        String before = chosen;
        chosen = "";
        if (!before.isEmpty()) {
            persons.select(before);
            choose(before);
        }
    }

    private void choose(String name) {
        if (!name.equals(chosen)) {
            chosen = name;
            pane.show(name, people.status(name), ui.calling().history().stream().filter(record -> record.peer().equalsIgnoreCase(name)).toList());
        }
    }

    private void call(String name, boolean video) {
        List<CallService> services = ui.services().calls();
        if (services.isEmpty()) {
            ui.navigator().say(ui.text("failure.noCalls"));
            return;
        }
        try {
            ui.calling().call(services.get(0), name, video);
        } catch (CallException e) {
            ui.navigator().say(FailureText.of(ui, e));
        }
    }

    @Override
    public void focus() {
        search.text().setFocus();
    }

    @Override
    public void close() {
        people.close();
        signaling.close();
        calls.close();
    }
}
