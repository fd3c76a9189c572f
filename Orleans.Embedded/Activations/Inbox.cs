namespace Orleans.Runtime;

/// <summary>Where requests arrive from any thread until the activation takes them: a stack without locks, linked through the requests themselves.</summary>
internal struct Inbox
{
    private Request? _newest;

    public readonly bool IsEmpty => Volatile.Read(in _newest) is null;

    public void Push(Request request)
    {
        // Once it is in, the request belongs to the taker, which may already have given it other neighbours: it is not looked at again.
        Request? newest;
        do
            request.Next = newest = Volatile.Read(in _newest);
        while (Interlocked.CompareExchange(ref _newest, request, newest) != newest);
    }

    /// <summary>The arrivals, newest first; null for none.</summary>
    public Request? TakeAll() => Interlocked.Exchange(ref _newest, null);
}
