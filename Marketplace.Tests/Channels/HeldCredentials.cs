using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels;

/// <summary>Credentials that are never renewed.</summary>
internal sealed class HeldCredentials(ChannelCredentials credentials) : ITokenSource
{
    public ValueTask<ChannelResult<ChannelCredentials>> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken) => new(credentials);
}
