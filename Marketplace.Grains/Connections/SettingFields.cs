using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>What a channel asks for, as the API tells it.</summary>
public static class SettingFields
{
    public static IReadOnlyList<SettingField> ToFields(this IEnumerable<ChannelSetting> settings) =>
    [
        .. settings.Select(setting => new SettingField(
            setting.Name, setting.Label, setting.Kind, setting.Required, setting.Help,
            [.. setting.Choices.Select(choice => new SettingChoice(choice.Value, choice.Label, choice.Group))])),
    ];
}
