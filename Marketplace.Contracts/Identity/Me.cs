namespace Marketplace.Contracts.Identity;

/// <summary>Who is signed in, and for which seller the requests act.</summary>
public sealed record Me(Guid UserId, string Email, string DisplayName, Guid SellerId, string SellerName, string Currency, IReadOnlyList<string> Roles);
