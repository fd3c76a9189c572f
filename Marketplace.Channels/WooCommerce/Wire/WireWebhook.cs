namespace Marketplace.Channels.WooCommerce.Wire;

/// <param name="Status"><c>active</c>, <c>paused</c> or, after five failed deliveries, <c>disabled</c>.</param>
internal sealed record WireWebhook(long Id, string? Status, string? Topic, string? DeliveryUrl);

internal sealed record WireWebhookWrite
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public string? Topic { get; init; }

    public string? DeliveryUrl { get; init; }

    public string? Status { get; init; }

    public string? Secret { get; init; }
}

/// <summary>A product or an order as a notification has it.</summary>
/// <param name="ParentId">Of a variation: its product.</param>
internal sealed record WireNotice(long? Id, long? ParentId, string? Type);
