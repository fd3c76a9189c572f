using Marketplace.Channels.Seam;

namespace Marketplace.Grains.Connections;

/// <summary>What the works of one activated connection share; lives as long as the activation.</summary>
public sealed class ConnectionContext
{
    public required Guid SellerId { get; init; }

    public required Guid ConnectionId { get; init; }

    public required IChannel Channel { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Cancelled when the activation ends.</summary>
    public required CancellationToken Stopping { get; init; }

    /// <summary>The way to the channel, with the account and settings as they are now. Take it anew for every piece of work.</summary>
    public required Func<ChannelSession> Session { get; init; }

    /// <summary>False while the seller has to connect again, or has disconnected: work waits and is woken when that changes.</summary>
    public required Func<bool> Usable { get; init; }

    /// <summary>Tells that the channel refused the credentials: the connection asks its seller to connect again, and work pauses.</summary>
    public required Func<ChannelError, Task> RefusedAsync { get; init; }

    /// <summary>Keeps the activation for at least this long, so that work in the background is not collected with it.</summary>
    public required Action<TimeSpan> KeepAlive { get; init; }
}
