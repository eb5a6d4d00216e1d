Console.WriteLine("aisle");
