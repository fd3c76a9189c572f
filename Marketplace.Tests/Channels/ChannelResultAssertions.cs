using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels;

internal static class ChannelResultAssertions
{
    public static T ShouldSucceed<T>(this ChannelResult<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }

    public static JsonElement Without(this JsonElement settings, string name)
    {
        var changed = JsonObject.Create(settings)!;
        changed.Remove(name);
        return JsonSerializer.SerializeToElement(changed);
    }

    public static JsonElement With(this JsonElement settings, string name, string value)
    {
        var changed = JsonObject.Create(settings)!;
        changed[name] = value;
        return JsonSerializer.SerializeToElement(changed);
    }
}
