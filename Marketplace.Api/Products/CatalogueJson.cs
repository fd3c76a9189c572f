using System.Text.Json.Serialization;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;

namespace Marketplace.Api.Products;

/// <summary>Serializers generated at build time for what the busiest endpoints carry.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Page<ProductSummary>))]
[JsonSerializable(typeof(ProductDetail))]
[JsonSerializable(typeof(ProductInput))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<VariantOption>))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
