using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>A connection's settings: JSON of the channel's own, changed key by key. Pure.</summary>
internal static class ConnectionSettingsForm
{
    public static SettingsForm Describe(string settings, IReadOnlyList<ChannelSetting> choices) => new(
        settings,
        [.. choices.Select(setting => new SettingField(
            setting.Name, setting.Label, setting.Kind, setting.Required, setting.Help, [.. setting.Choices.Select(choice => new SettingChoice(choice.Value, choice.Label, choice.Group))]))]);

    public static JsonElement Parse(string settings) => JsonElement.Parse(settings);

    /// <summary>A null takes a setting back.</summary>
    public static string Merge(string settings, string change)
    {
        var merged = JsonNode.Parse(settings)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = value.DeepClone();
        }
        return merged.ToJsonString();
    }

    /// <summary>Chooses where the account leaves only one choice and the seller has made none.</summary>
    public static string WithDefaults(string settings, IReadOnlyList<ChannelSetting> choices)
    {
        var filled = JsonNode.Parse(settings)!.AsObject();
        foreach (var setting in choices.Where(setting => setting.Default is not null && !filled.ContainsKey(setting.Name)))
            filled[setting.Name] = setting.Default;
        return filled.ToJsonString();
    }
}
