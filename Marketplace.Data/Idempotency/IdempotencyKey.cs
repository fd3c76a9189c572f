using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Idempotency;

public enum IdempotencyState { Running, Answered }

/// <summary>The first answer to an unsafe request, replayed when the request is repeated under the same key.</summary>
[PrimaryKey(nameof(SellerId), nameof(Key))]
[Index(nameof(SellerId), nameof(CreatedAt))]
public sealed class IdempotencyKey : ITenantOwned
{
    public Guid SellerId { get; set; }
    public required string Key { get; set; }
    public required string MethodPath { get; set; }
    public required byte[] RequestHash { get; set; }
    public int? StatusCode { get; set; }
    public byte[]? Response { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public IdempotencyState State { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
