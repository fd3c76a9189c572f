using System.Text.Json;
using GraphQL;
using Marketplace.Sandbox.Shopify.Bulk;
using Marketplace.Sandbox.Shopify.Inventories;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Uploads;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>The fields of <c>Mutation</c>.</summary>
internal sealed class ShopifyMutations(ShopifyCall call)
{
    /// <summary>The first version in which stock and refunds are written under a key only.</summary>
    private const string KeysRequired = "2026-04";

    private readonly ProductMutations products = new(call);
    private readonly OrderMutations orders = new(call);

    public ProductPayload ProductSet(ProductInput input, ProductIdentifier? identifier)
    {
        call.Require("productSet", "write_products");
        return products.Set(input, identifier);
    }

    public ProductPayload ProductUpdate(ProductChange product)
    {
        call.Require("productUpdate", "write_products");
        return products.Update(product);
    }

    public ProductPayload ProductVariantsBulkUpdate(string productId, IReadOnlyList<VariantChange> variants, bool allowPartialUpdates)
    {
        call.Require("productVariantsBulkUpdate", "write_products");
        return new VariantMutation(call).Update(productId, variants, allowPartialUpdates);
    }

    public object ProductDelete(ProductTarget input)
    {
        call.Require("productDelete", "write_products");
        var (deletedProductId, userErrors) = products.Delete(input.Id);
        return new { DeletedProductId = deletedProductId, UserErrors = userErrors };
    }

    public object PublishablePublish(string id, IReadOnlyList<PublicationTarget> input)
    {
        call.Require("publishablePublish", "write_publications");
        return new { UserErrors = products.Publish(id, input) };
    }

    public object StagedUploadsCreate(IReadOnlyList<StagedUploadRequest> input)
    {
        call.Require("stagedUploadsCreate", "write_products");
        return new { StagedTargets = input.Select(i => UploadEndpoints.Stage(i, call)).ToArray(), UserErrors = Array.Empty<UserError>() };
    }

    public StockPayload InventorySetQuantities(StockSet input, IResolveFieldContext context)
    {
        call.Require("inventorySetQuantities", "write_inventory");
        return Once(context, input, () => new StockMutation(call).Set(input));
    }

    public object FulfillmentCreate(FulfillmentInput fulfillment)
    {
        call.Require("fulfillmentCreate", "write_merchant_managed_fulfillment_orders");
        var (made, userErrors) = orders.Fulfill(fulfillment);
        return new { Fulfillment = made is null ? null : new FulfillmentView(made), UserErrors = userErrors };
    }

    public object OrderCancel(string orderId, bool restock, string reason, CancelRefundInput? refundMethod)
    {
        call.Require("orderCancel", "write_orders");
        var problems = orders.Cancel(orderId, restock, reason, refundMethod?.OriginalPaymentMethodsRefund == true);
        return new { Job = problems.Count == 0 ? new JobView(Gid.Of("Job", call.Store.NextId())) : null, OrderCancelUserErrors = problems };
    }

    public RefundPayload RefundCreate(RefundInput input, IResolveFieldContext context)
    {
        call.Require("refundCreate", "write_orders");
        return Once(context, input, () => orders.Refund(input));
    }

    public object BulkOperationRunQuery(string query, bool groupObjects)
    {
        call.Require("bulkOperationRunQuery", "read_products");
        var (operation, problem) = call.Services.GetRequiredService<BulkRunner>().Start(call, query, groupObjects);
        return new { BulkOperation = operation is null ? null : new BulkOperationView(operation, call), UserErrors = problem is null ? [] : new[] { problem } };
    }

    public SubscriptionPayload WebhookSubscriptionCreate(string topic, SubscriptionInput webhookSubscription) => WebhookMutations.Create(call, topic, webhookSubscription);

    public object WebhookSubscriptionDelete(string id)
    {
        var (deletedWebhookSubscriptionId, userErrors) = WebhookMutations.Delete(call, id);
        return new { DeletedWebhookSubscriptionId = deletedWebhookSubscriptionId, UserErrors = userErrors };
    }

    /// <summary>Under a key, the first answer is repeated, and other arguments are refused.</summary>
    private T Once<T>(IResolveFieldContext context, object arguments, Func<T> mutate)
        where T : class
    {
        var key = context.Directives?.TryGetValue("idempotent", out var directive) == true ? directive.GetArgument<string>("key") : null;
        if (string.IsNullOrWhiteSpace(key))
        {
            return string.CompareOrdinal(call.Version, KeysRequired) < 0
                ? mutate()
                : throw new ShopifyRefusal("The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST");
        }
        using (call.Store.Change())
        {
            var fresh = JsonSerializer.Serialize(arguments, arguments.GetType());
            var name = $"{call.Domain} {context.FieldDefinition.Name} {key}";
            if (call.Store.Answers.TryGetValue(name, out var before))
                return before.Arguments == fresh ? (T)before.Answer : throw new ShopifyRefusal("The same idempotency key cannot be used with different parameters.", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
            var answer = mutate();
            call.Store.Answers[name] = (fresh, answer);
            return answer;
        }
    }
}

internal sealed record ProductTarget
{
    public string Id { get; init; } = "";
}
