using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>Turns a seller's consent into a connection; keyed by the seller's id, so that one account is connected once.</summary>
[Alias("marketplace.connector")]
public interface IConnectorGrain : IGrainWithGuidKey
{
    /// <summary>Exchanges the code and stores the credentials: on the connection that the account has, or on a new one.</summary>
    [Alias("complete")]
    Task<ConnectOutcome> Complete(ConsentGiven consent);

    /// <summary>Tries the keys that the channel's server brought and stores them likewise.</summary>
    [Alias("complete-keys")]
    Task<ConnectOutcome> CompleteKeys(KeysGiven keys);
}

/// <summary>Secret: what the channel's callback brought, with what was kept for it.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connector.consent")]
public sealed record ConsentGiven(
    [property: Id(0)] string Channel, [property: Id(1)] string Code, [property: Id(2)] string Verifier, [property: Id(3)] string RedirectUri,
    [property: Id(4)] IReadOnlyDictionary<string, string> Query, [property: Id(5)] IReadOnlyDictionary<string, string> Inputs)
{
    public override string ToString() => $"consent for {Channel}";
}

/// <summary>Secret: what a channel's server posted.</summary>
/// <param name="Body">As it came; the channel reads it.</param>
/// <param name="Inputs">What the seller was asked before.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connector.keys")]
public sealed record KeysGiven([property: Id(0)] string Channel, [property: Id(1)] byte[] Body, [property: Id(2)] IReadOnlyDictionary<string, string> Inputs)
{
    public override string ToString() => $"keys for {Channel}";
}

/// <param name="ConnectionId">Null when it failed.</param>
/// <param name="Error">In words for the seller.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connector.outcome")]
public sealed record ConnectOutcome([property: Id(0)] Guid? ConnectionId, [property: Id(1)] string? Error);
