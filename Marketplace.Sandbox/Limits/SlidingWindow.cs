namespace Marketplace.Sandbox.Limits;

/// <summary>Counts calls in the last <paramref name="length"/>; a limit of 0 lets everything through.</summary>
internal sealed class SlidingWindow(TimeSpan length, TimeProvider time)
{
    private readonly Queue<DateTimeOffset> calls = new();

    public int Limit { get; set; }

    public int Remaining => Math.Max(0, Limit - calls.Count);

    /// <summary>Whether one more call fits; it is not counted yet.</summary>
    public bool Fits()
    {
        var start = time.GetUtcNow() - length;
        while (calls.TryPeek(out var oldest) && oldest <= start)
            calls.Dequeue();
        return Limit == 0 || calls.Count < Limit;
    }

    public void Take()
    {
        if (Limit > 0)
            calls.Enqueue(time.GetUtcNow());
    }

    /// <summary>When the next call fits, from now.</summary>
    public TimeSpan Wait => calls.TryPeek(out var oldest) ? oldest + length - time.GetUtcNow() : TimeSpan.Zero;
}
