using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>The pipeline kept a request back: no budget, an open circuit, or no credentials. Nothing happened on the channel.</summary>
public sealed class NotSentException(ChannelError error) : Exception(error.Message)
{
    public ChannelError Error { get; } = error;
}
