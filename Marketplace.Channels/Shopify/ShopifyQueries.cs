namespace Marketplace.Channels.Shopify;

/// <summary>
/// Every document that is sent to the Admin API. Page sizes keep each query's cost, counted by the most that it may answer, below the 1,000 points
/// that a single query is allowed.
/// </summary>
internal static class ShopifyQueries
{
    public const string Shop = "query Shop { shop { name currencyCode url } }";

    public const string Choices = """
        query Choices {
          locations(first: 50) { nodes { id name } }
          publications(first: 25) { nodes { id name } }
          location { id }
        }
        """;

    /// <summary>A product's pictures and a page of its variants with their stock at one location.</summary>
    private const string ProductFields = """
        fragment ProductFields on Product {
          id title status descriptionHtml tags onlineStoreUrl createdAt updatedAt
          media(first: $media) { nodes { id ... on MediaImage { image { url } } } }
          variants(first: $variants, after: $after) {
            nodes {
              id sku price inventoryQuantity inventoryPolicy
              selectedOptions { name value }
              inventoryItem { id tracked inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } } }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public const string Product = $$"""
        query Product($id: ID!, $location: ID!, $media: Int!, $variants: Int!, $after: String) { shop { currencyCode } product(id: $id) { ...ProductFields } }
        {{ProductFields}}
        """;

    public const string ProductByHandle = $$"""
        query ProductByHandle($handle: String!, $location: ID!, $media: Int!, $variants: Int!, $after: String) {
          shop { currencyCode }
          product: productByIdentifier(identifier: { handle: $handle }) { ...ProductFields }
        }
        {{ProductFields}}
        """;

    public const string ChangedProducts = $$"""
        query ChangedProducts($filter: String!, $page: String, $location: ID!, $media: Int!, $variants: Int!, $after: String) {
          shop { currencyCode }
          products(first: 5, after: $page, sortKey: UPDATED_AT, query: $filter) { nodes { ...ProductFields } pageInfo { hasNextPage endCursor } }
        }
        {{ProductFields}}
        """;

    public const string ProductOfItem = "query ProductOfItem($id: ID!) { inventoryItem(id: $id) { variant { product { id } } } }";

    /// <summary>Every product with its pictures and variants. A bulk operation takes no variables, so the location is put in by <see cref="string.Replace(string, string)"/>.</summary>
    public const string AllProducts = """
        {
          products {
            edges { node {
              id title status descriptionHtml tags onlineStoreUrl createdAt updatedAt
              media { edges { node { id ... on MediaImage { image { url } } } } }
              variants { edges { node {
                id sku price inventoryQuantity inventoryPolicy
                selectedOptions { name value }
                inventoryItem { id tracked inventoryLevel(locationId: "LOCATION") { quantities(names: ["available"]) { quantity } } }
              } } }
            } }
          }
        }
        """;

    public const string StartBulk = """
        mutation StartBulk($query: String!) {
          bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } userErrors { code field message } }
        }
        """;

    public const string Bulk = """
        query Bulk($id: ID!) { shop { currencyCode } node(id: $id) { ... on BulkOperation { status url rootObjectCount fileSize } } }
        """;

    public const string SetProduct = $$"""
        mutation SetProduct($identifier: ProductSetIdentifiers!, $input: ProductSetInput!, $location: ID!, $media: Int!, $variants: Int!, $after: String) {
          productSet(identifier: $identifier, input: $input, synchronous: true) { product { ...ProductFields } userErrors { code field message } }
        }
        {{ProductFields}}
        """;

    public const string SetStatus = """
        mutation SetStatus($id: ID!, $status: ProductStatus!) { productUpdate(product: { id: $id, status: $status }) { userErrors { field message } } }
        """;

    public const string DeleteProduct = """
        mutation DeleteProduct($id: ID!) { productDelete(input: { id: $id }) { userErrors { field message } } }
        """;

    public const string Publish = """
        mutation Publish($id: ID!, $publication: ID!) { publishablePublish(id: $id, input: [{ publicationId: $publication }]) { userErrors { field message } } }
        """;

    public const string StageUploads = """
        mutation StageUploads($input: [StagedUploadInput!]!) {
          stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }
        }
        """;

    public const string SetPolicy = """
        mutation SetPolicy($product: ID!, $variants: [ProductVariantsBulkInput!]!) {
          productVariantsBulkUpdate(productId: $product, variants: $variants) { userErrors { code field message } }
        }
        """;

    public const string SetStock = """
        mutation SetStock($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { userErrors { code field message } } }
        """;

    public const string SetStockOnce = """
        mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
          inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code field message } }
        }
        """;

    private const string OrderFields = """
        fragment OrderFields on Order {
          id name currencyCode email note createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
          subtotalPriceSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } totalShippingPriceSet { shopMoney { amount } }
          totalDiscountsSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
          shippingAddress { name address1 address2 city provinceCode zip countryCodeV2 phone }
          lineItems(first: $lines, after: $after) {
            nodes {
              id title variantTitle sku quantity
              originalUnitPriceSet { shopMoney { amount } } totalDiscountSet { shopMoney { amount } }
              taxLines(first: 5) { priceSet { shopMoney { amount } } }
              product { id } variant { id }
            }
            pageInfo { hasNextPage endCursor }
          }
          fulfillments(first: 10) { createdAt trackingInfo(first: 5) { company number } }
          refunds(first: 20) { id createdAt note totalRefundedSet { shopMoney { amount } } }
        }
        """;

    public const string Orders = $$"""
        query Orders($filter: String!, $page: String, $lines: Int!, $after: String) {
          orders(first: 6, after: $page, sortKey: UPDATED_AT, query: $filter) { nodes { ...OrderFields } pageInfo { hasNextPage endCursor } }
        }
        {{OrderFields}}
        """;

    public const string Order = $$"""
        query Order($id: ID!, $lines: Int!, $after: String) { order(id: $id) { ...OrderFields } }
        {{OrderFields}}
        """;

    public const string Shipping = """
        query Shipping($id: ID!) {
          order(id: $id) {
            cancelledAt
            fulfillmentOrders(first: 50) { nodes { id status } }
            fulfillments(first: 50) { createdAt trackingInfo(first: 10) { company number } }
          }
        }
        """;

    public const string Fulfill = """
        mutation Fulfill($fulfillmentOrder: ID!, $company: String, $number: String, $message: String) {
          fulfillmentCreate(
            fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $fulfillmentOrder }], trackingInfo: { company: $company, number: $number }, notifyCustomer: true }
            message: $message
          ) { userErrors { field message } }
        }
        """;

    public const string CancelOrder = """
        mutation CancelOrder($id: ID!, $reason: OrderCancelReason!) {
          orderCancel(orderId: $id, reason: $reason, restock: true, notifyCustomer: true, refundMethod: { originalPaymentMethodsRefund: true }) {
            orderCancelUserErrors { code field message }
          }
        }
        """;

    public const string Payments = """
        query Payments($id: ID!) {
          order(id: $id) {
            transactions(first: 50) { id kind status gateway amountSet { shopMoney { amount } } }
            refunds(first: 100) { id createdAt note totalRefundedSet { shopMoney { amount } } }
          }
        }
        """;

    public const string Refund = """
        mutation Refund($input: RefundInput!) { refundCreate(input: $input) { refund { id } userErrors { field message } } }
        """;

    public const string RefundOnce = """
        mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } } }
        """;

    public const string Subscriptions = """
        query Subscriptions($uri: String!) { webhookSubscriptions(first: 100, uri: $uri) { nodes { id topic uri } } }
        """;

    public const string Subscribe = """
        mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
          webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) { webhookSubscription { id } userErrors { field message } }
        }
        """;
}
