using Marketplace.Sandbox.Ebay.Fulfillment;

namespace Marketplace.Sandbox.Ebay.Notification;

/// <param name="Scope">APPLICATION: subscribed with an application token; USER: with a seller's.</param>
/// <param name="Needs">The scope that the subscriber must have, without its prefix.</param>
internal sealed record Topic(string Id, string Description, string Scope, string Needs);

/// <summary>What one can be told about.</summary>
internal static class Topics
{
    public const string SchemaVersion = "1.0";
    public const string AccountDeletion = "MARKETPLACE_ACCOUNT_DELETION";

    public static readonly IReadOnlyList<Topic> All =
    [
        new(AccountDeletion, "An eBay user asked for the deletion of all personal data.", "APPLICATION", ""),
        new("AUTHORIZATION_REVOCATION", "A seller withdrew the application's authorisation.", "APPLICATION", ""),
        new(OrderEvents.Confirmed, "A buyer has paid for an order.", "USER", "sell.fulfillment"),
        new(OrderEvents.Shipped, "An order was marked as shipped.", "USER", "sell.fulfillment"),
    ];

    public static Topic? Find(string? id) => All.FirstOrDefault(topic => topic.Id == id);
}
