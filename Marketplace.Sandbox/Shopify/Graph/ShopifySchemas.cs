using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using GraphQL.Types;
using GraphQLParser.AST;
using Marketplace.Sandbox.Shopify.Bulk;
using Marketplace.Sandbox.Shopify.Inventories;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Products;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>The schema of each API version: the common part, and that version's way of setting stock.</summary>
internal static class ShopifySchemas
{
    private static readonly ConcurrentDictionary<string, Lazy<ISchema>> Schemas = new(StringComparer.Ordinal);

    private static readonly string[] Scalars = ["DateTime", "Decimal", "HTML", "Money", "URL", "UnsignedInt64"];

    /// <summary>These are nodes too, but no query of the simulator answers them as one.</summary>
    private static readonly string[] Unasked =
    [
        "Fulfillment", "FulfillmentOrder", "FulfillmentOrderLineItem", "InventoryAdjustmentGroup", "InventoryLevel", "InventoryQuantity", "LineItem", "MailingAddress",
        "OrderTransaction", "ProductOption", "ProductVariant", "Publication", "Refund", "Shop", "WebhookSubscription",
    ];

    public static ISchema Of(string version) => Schemas.GetOrAdd(version, v => new Lazy<ISchema>(() => Build(Sdl(v)))).Value;

    /// <summary>The definition of a version, for those who want to hold it against Shopify's.</summary>
    public static string Sdl(string version)
    {
        var inventory = string.CompareOrdinal(version, "2026-04") >= 0 ? "2026-04" : string.CompareOrdinal(version, "2026-01") >= 0 ? "2026-01" : "2025-10";
        return Read("Schema") + Read($"Inventory.{inventory}");
    }

    private static Schema Build(string sdl)
    {
        var schema = Schema.For(sdl, builder =>
        {
            builder.Types.For("BulkOperation").IsTypeOf<BulkOperationView>();
            builder.Types.For("InventoryItem").IsTypeOf<InventoryItemView>();
            builder.Types.For("Location").IsTypeOf<LocationView>();
            builder.Types.For("MediaImage").IsTypeOf<MediaImageView>();
            builder.Types.For("Order").IsTypeOf<OrderView>();
            builder.Types.For("Product").IsTypeOf<ProductView>();
            foreach (var name in Unasked)
                builder.Types.For(name).IsTypeOfFunc = _ => false;
        });
        foreach (var name in Scalars)
            schema.RegisterType(new TextScalar(name));
        schema.Initialize();
        return schema;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"shopify.{name}.graphql")!);
        return reader.ReadToEnd();
    }

    /// <summary>Shopify's scalars are texts whose content its resolvers judge. Whole numbers come as numbers or texts.</summary>
    private sealed class TextScalar : ScalarGraphType
    {
        public TextScalar(string name) => Name = name;

        public override object? ParseLiteral(GraphQLValue value) => value switch
        {
            GraphQLNullValue => null,
            GraphQLStringValue text => text.Value.ToString(),
            GraphQLIntValue number => number.Value.ToString(),
            GraphQLFloatValue number => number.Value.ToString(),
            _ => ThrowLiteralConversionError(value),
        };

        public override object? ParseValue(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);

        public override object? Serialize(object? value) =>
            value is DateTimeOffset at ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : ParseValue(value);
    }
}
