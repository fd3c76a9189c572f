namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>Where notifications go. The app proves that the address is its own by answering a challenge.</summary>
internal sealed record Destination(string Id, string AppId, string Name, string Status, string Endpoint, string VerificationToken);

internal sealed record TopicSubscription(string Id, string AppId, string? UserId, string TopicId, string DestinationId, string Status, DateTimeOffset CreatedAt);

/// <summary>A key pair that notifications are signed with.</summary>
/// <param name="Pkcs8">Base64.</param>
internal sealed record SigningKey(string Id, string Pkcs8);

/// <summary>Where eBay writes when notifications fail; an app needs one before it can subscribe.</summary>
internal sealed record NotificationConfig(string AppId, string AlertEmail);
