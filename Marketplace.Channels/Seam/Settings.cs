using System.Text.Json;

namespace Marketplace.Channels.Seam;

/// <summary>Asks the channel whether it answers and accepts the credentials.</summary>
public interface IValidateConnection : IChannel
{
    Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken);
}

/// <summary>What the seller chooses once per connection (and may change per listing).</summary>
public interface IDescribeSettings : IChannel
{
    /// <summary>The choices as the account has them now: shipping profiles, categories …</summary>
    Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken);

    /// <summary>The names of required settings that are not chosen yet.</summary>
    IReadOnlyList<string> MissingSettings(JsonElement settings);
}

/// <param name="Kind"><c>choice</c>, <c>text</c>, <c>number</c> or <c>flag</c>.</param>
/// <param name="Default">The value to start with when the account leaves only one sensible choice.</param>
public sealed record ChannelSetting(string Name, string Label, string Kind, bool Required, string? Help, IReadOnlyList<ChannelChoice> Choices, string? Default = null);

public sealed record ChannelChoice(string Value, string Label, string? Group = null);
