package fi.robohaku.notebook;

import java.util.concurrent.CountDownLatch;

/** By which the code of a cell tells a test that it runs. Public, as cells are strangers to this package. */
public final class CellSignal {
    private static volatile CountDownLatch given = new CountDownLatch(1);

    private CellSignal() {}

    static void reset() {
        given = new CountDownLatch(1);
    }

    public static void isGiven() {
        given.countDown();
    }

    static void await() throws InterruptedException {
        given.await();
    }
}
