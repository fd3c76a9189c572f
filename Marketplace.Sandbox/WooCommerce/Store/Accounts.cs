namespace Marketplace.Sandbox.WooCommerce.Store;

/// <param name="Slug">The shop's part of the path, which is also its key.</param>
/// <param name="TaxPercent">Added to the prices at checkout.</param>
internal sealed record WooShop(string Slug, string Name, string Currency, decimal TaxPercent);

/// <param name="Permissions"><c>read</c>, <c>write</c> or <c>read_write</c>.</param>
internal sealed record WooKey(string ConsumerKey, string ConsumerSecret, string Shop, string Permissions, long Id)
{
    public bool Reads => Permissions is "read" or "read_write";

    public bool Writes => Permissions is "write" or "read_write";
}

internal sealed record WooWebhook(
    long Id, string Shop, string Name, string Status, string Topic, Uri DeliveryUrl, string Secret, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt, int Failures = 0)
{
    public const string Active = "active";

    public string Resource => Topic.Split('.')[0];

    public string Event => Topic.Split('.')[1];
}
