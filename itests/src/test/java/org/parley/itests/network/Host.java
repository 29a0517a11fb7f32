package org.parley.itests.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine: a namespace with an interface, which can be exchanged for another one. */
final class Host {
    /** An interface with its address. */
    private static final class Link {
        private final Tun tun;
        private final InetAddress address;
        private volatile boolean unplugged;

        Link(Tun tun, InetAddress address) {
            this.tun = tun;
            this.address = address;
        }
    }

    private final Namespace namespace;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile Weather weather = Weather.FAIR;
    private int interfaces;

    Host(Namespace namespace, String address) {
        this.namespace = namespace;
        plug(address);
    }

    Namespace namespace() {
        return namespace;
    }

    /** Changes what befalls packets to and from it. */
    void weather(Weather now) {
        weather = now;
    }

    Weather weather() {
        return weather;
    }

    /** Gives it one more interface, with the default route. */
    void plug(String address) {
        String name = "eth" + interfaces++;
        Tun tun = Tun.create(namespace, name);
        namespace.ip("address", "add", address, "dev", name, "nodad");
        namespace.ip("link", "set", name, "up");
        namespace.ip(address.contains(":") ? "-6" : "-4", "route", "replace", "default", "dev", name);
        links.add(new Link(tun, parsed(address)));
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes the interface with that address away, and the address with it. */
    void unplug(String address) {
        links.stream().filter(link -> link.address.equals(parsed(address))).forEach(link -> link.unplugged = true);
    }

    boolean has(InetAddress address) {
        return links.stream().anyMatch(link -> link.address.equals(address));
    }

    /** The interfaces there are, by their descriptors; those unplugged are closed here. The forwarder's thread only. */
    List<Tun> tuns() {
        for (Link link : links) {
            if (link.unplugged) {
                links.remove(link);
                link.tun.close();
            }
        }
        return links.stream().map(link -> link.tun).toList();
    }

    /** The interface of that address, or null. The forwarder's thread only. */
    Tun tun(InetAddress address) {
        return links.stream().filter(link -> !link.unplugged && link.address.equals(address)).map(link -> link.tun).findFirst().orElse(null);
    }
}
