using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>Turns a seller's consent into a connection; keyed by the seller's id, so that one account is connected once.</summary>
[Alias("marketplace.connector")]
public interface IConnectorGrain : IGrainWithGuidKey
{
    /// <summary>Exchanges the code and stores the credentials: on the connection that the account has, or on a new one.</summary>
    [Alias("complete")]
    Task<ConnectOutcome> Complete(ConsentGiven consent);
}

/// <summary>Secret: what the channel's callback brought, with what was kept for it.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connector.consent")]
public sealed record ConsentGiven(
    [property: Id(0)] string Channel, [property: Id(1)] string Code, [property: Id(2)] string Verifier, [property: Id(3)] string RedirectUri)
{
    public override string ToString() => $"consent for {Channel}";
}

/// <param name="ConnectionId">Null when it failed.</param>
/// <param name="Error">In words for the seller.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connector.outcome")]
public sealed record ConnectOutcome([property: Id(0)] Guid? ConnectionId, [property: Id(1)] string? Error);
