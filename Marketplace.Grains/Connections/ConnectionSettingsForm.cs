using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>A connection's settings: JSON of the channel's own, shown as a form. Pure.</summary>
internal static class ConnectionSettingsForm
{
    public static SettingsForm Describe(string settings, IReadOnlyList<ChannelSetting> choices) => new(settings, choices.ToFields());

    public static JsonElement Parse(string settings) => JsonElement.Parse(settings);

    /// <summary>What chooses itself because the account leaves only one choice, as a JSON object.</summary>
    public static string Defaults(IReadOnlyList<ChannelSetting> choices) =>
        JsonSerializer.Serialize(choices.Where(setting => setting.Default is not null).ToDictionary(setting => setting.Name, setting => setting.Default));
}
