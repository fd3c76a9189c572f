namespace Orleans.Runtime;

/// <summary>The requests that wait for one activation, in order of arrival. Linked through the requests themselves: it costs nothing idle.</summary>
internal struct RequestQueue
{
    private Request? _last;

    public Request? First { get; private set; }

    public int Count { get; private set; }

    /// <summary>How many of them might start while another runs.</summary>
    public int Overtaking { get; private set; }

    /// <summary>Adds a stack of arrivals, newest first, and returns the oldest of them.</summary>
    public Request? Append(Request? newest)
    {
        Request? oldest = null;
        for (var request = newest; request is not null;)
        {
            var older = request.Next;
            request.Next = oldest;
            if (oldest is not null)
                oldest.Previous = request;
            (oldest, request) = (request, older);
            Count++;
            Overtaking += oldest.MayOvertake ? 1 : 0;
        }

        if (oldest is null)
            return null;
        oldest.Previous = _last;
        if (_last is null)
            First = oldest;
        else
            _last.Next = oldest;
        _last = newest;
        return oldest;
    }

    public void Remove(Request request)
    {
        if (request.Previous is null)
            First = request.Next;
        else
            request.Previous.Next = request.Next;
        if (request.Next is null)
            _last = request.Previous;
        else
            request.Next.Previous = request.Previous;
        request.Next = request.Previous = null;
        Count--;
        Overtaking -= request.MayOvertake ? 1 : 0;
    }
}
