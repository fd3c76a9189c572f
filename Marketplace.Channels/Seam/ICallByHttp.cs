namespace Marketplace.Channels.Seam;

/// <summary>What the HTTP pipeline of a connection needs to know of its channel.</summary>
public interface ICallByHttp : IChannel
{
    /// <summary>What relative request addresses start from; ends in a slash.</summary>
    Uri BaseAddress { get; }

    /// <summary>Identifies the app key whose quota all its connections share. Not secret.</summary>
    string QuotaKey { get; }

    /// <summary>What an answer's headers say about the app key's budget; null when they say nothing.</summary>
    RateReading? ReadRate(HttpResponseMessage response);
}

/// <summary>The channel's own word on what is left. Null where it says nothing.</summary>
public sealed record RateReading(int? PerSecond, int? RemainingThisSecond, int? PerDay, int? RemainingToday);
