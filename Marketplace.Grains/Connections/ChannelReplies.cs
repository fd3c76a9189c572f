using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>A channel's "no" as it crosses a grain call.</summary>
internal static class ChannelReplies
{
    public static ChannelProblem ToProblem(this ChannelError error) => new(error.Kind.ToString(), error.Message, error.RetryAfter, error.Field);

    /// <summary>Null while the channel can be asked.</summary>
    public static ChannelProblem? Unusable(this ConnectionContext connection) =>
        connection.Usable() ? null : new ChannelProblem(nameof(ChannelErrorKind.Unauthorized), $"Connect {connection.Channel.Name} again first.", null);
}
