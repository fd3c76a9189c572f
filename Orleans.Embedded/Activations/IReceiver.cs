namespace Orleans.Runtime;

/// <summary>Where the requests for one identity go: an activation, the workers of a stateless grain, or an observer.</summary>
internal interface IReceiver
{
    /// <summary>Whether requests should look for another receiver; one that is sent here all the same is passed on.</summary>
    bool HasEnded { get; }

    void Receive(Request request);
}
