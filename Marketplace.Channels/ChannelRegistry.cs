using System.Diagnostics.CodeAnalysis;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels;

/// <summary>Every channel of this program by its id.</summary>
public sealed class ChannelRegistry(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> _byId = channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<IChannel> All => _byId.Values;

    public IChannel this[string id] => _byId[id];

    public bool TryGet(string id, [NotNullWhen(true)] out IChannel? channel) => _byId.TryGetValue(id, out channel);
}
