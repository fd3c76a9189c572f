using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>The credentials of one connection. Called from any thread.</summary>
public interface ITokenSource
{
    /// <summary>Valid credentials; refreshed first when they have expired or are the ones that the channel just refused.</summary>
    ValueTask<ChannelResult<ChannelCredentials>> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken);
}
