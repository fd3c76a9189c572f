namespace Orleans.Runtime;

/// <summary>
/// The calls that wait for an answer, in lists that one timer sweeps: a timer per call would cost more than the call. Several lists,
/// so that threads seldom meet.
/// </summary>
internal sealed class InFlight : IDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly Shard[] _shards = [.. Enumerable.Range(0, 16).Select(_ => new Shard())];

    public InFlight(TimeProvider time)
    {
        _time = time;
        _sweep = time.CreateDetachedTimer(Sweep, SweepPeriod, SweepPeriod);
    }

    public void Add(Request call, TimeSpan timeout)
    {
        call.Timeout = timeout;
        call.Since = _time.GetTimestamp();
        call.Shard = _shards[Environment.CurrentManagedThreadId % _shards.Length];
        lock (call.Shard)
            call.Shard.Insert(call);
    }

    public static void Remove(Request call)
    {
        if (call.Shard is not { } shard)
            return;
        lock (shard)
            call.Unlink();
    }

    public void Dispose() => _sweep.Dispose();

    private void Sweep()
    {
        foreach (var shard in _shards)
        {
            List<Request>? expired = null;
            lock (shard)
            {
                for (var call = shard.Older; call != shard; call = call.Older)
                {
                    if (_time.GetElapsedTime(call!.Since) >= call.Timeout)
                        (expired ??= []).Add((Request)call);
                }

                expired?.ForEach(call => call.Unlink());
            }

            expired?.ForEach(call => call.Expire());
        }
    }

    /// <summary>A call's place in its list.</summary>
    internal class Link
    {
        public Shard? Shard { get; set; }

        public TimeSpan Timeout { get; set; }

        /// <summary>When the wait began, as a timestamp.</summary>
        public long Since { get; set; }

        public Link? Older { get; private set; }

        private Link? Newer { get; set; }

        public void Unlink()
        {
            if (Older is null)
                return;
            Join(Newer!, Older);
            Older = Newer = null;
        }

        protected static void Join(Link newer, Link older) => (newer.Older, older.Newer) = (older, newer);
    }

    /// <summary>The head of a ring of calls.</summary>
    internal sealed class Shard : Link
    {
        public Shard() => Join(this, this);

        public void Insert(Link call)
        {
            Join(call, Older!);
            Join(this, call);
        }
    }
}
