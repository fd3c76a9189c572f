// After a change of the model, from the repository's root:
//   dotnet tool restore
//   dotnet ef migrations add <Name> --project Marketplace.Data --startup-project Marketplace.Data.Design
Console.WriteLine("This program only hosts `dotnet ef`.");
