namespace Orleans.Conformance.Embedded;

public sealed class InboxTests
{
    private const int Senders = 4, Each = 1_000_000;

    private Inbox _inbox;

    /// <summary>
    /// A sender that looks at its request once more after it went in sees what the taker has made of it by then, and may send it
    /// twice. It must be interrupted at that very place for this to show, hence the numbers.
    /// </summary>
    [Fact]
    public async Task A_request_comes_out_once_however_many_arrive_at_once()
    {
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(Send)));
        int taken = 0, again = 0;
        for (var last = false; !last;)
        {
            last = sending.IsCompleted;
            for (var request = (Arrival?)_inbox.TakeAll(); request is not null; taken++)
            {
                again += request.IsTaken ? 1 : 0;
                request.IsTaken = true;
                var older = (Arrival?)request.Next;
                // Its neighbours in the queue of an activation are others, too.
                request.Next = null;
                request = older;
            }
        }

        await sending;
        (taken, again).ShouldBe((Senders * Each, 0));
    }

    private void Send()
    {
        for (var i = 0; i < Each; i++)
            _inbox.Push(new Arrival());
    }

    private sealed class Arrival() : Request(null!, [], default)
    {
        public bool IsTaken { get; set; }

        public override Task Run(Activation activation) => Task.CompletedTask;

        public override void Answer(Task task) { }
    }
}
